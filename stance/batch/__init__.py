"""Many articles, read on one machine or many, to a folder of Parquet. Does not know the command line.

The road: inputs -> places -> documents -> an engine (``local`` or ``cluster``) that predicts -> outcomes -> the ledger's parts.
"""
