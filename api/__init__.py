"""The FastAPI service, its pages, the command line and the settings."""
