"""What holds for every test: properties are searched without a look at the clock."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is no reason to fail.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# The sample plug-in brings its own tests, which run where it is installed.
collect_ignore = ["plugin"]
