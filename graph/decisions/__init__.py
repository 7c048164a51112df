"""What people decide about claims: that two are one, that wordings of one are another, and that it was a mistake.

Decisions are only ever added. What reports say stays as they said it, and is read as the standing decisions have it; so
undoing is exact, and a report that is loaded again, or that comes later, is read in their light too.
"""
