"""HTML: a tree with places, the words and pictures of a subtree, and news pages as articles."""
