// Does the database answer?
// parameters:
RETURN 1 AS answer
