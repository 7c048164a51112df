"""From files to the store: read a report, extract who said what, resolve agents and claims, write, assess."""
