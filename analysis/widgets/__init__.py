"""Forms for JupyterLab: controls that read through the engine and write by the command's own functions."""
