"""Archives beyond one run: articles from a folder, a file of many or a store; rules as map and reduce on an engine.

Nothing here is imported by `newslint check`. What runs on an engine are the functions that check runs:
`examine` for a file, `across` for the facts that share a key.
"""
