"""Analyses and frames as bytes or text that other programs open. Does not write files, filter or draw.

``file_name`` names a download and ``MEDIA_TYPES`` says what it is; each other function makes the content of one.
"""

from stance.exports.file_names import MEDIA_TYPES, Suffix, file_name
from stance.exports.graphs import gexf, graphml
from stance.exports.readings import json_lines
from stance.exports.records import ActorRecord, ArticleRecord, EvidenceRecord, Record, StanceRecord, record
from stance.exports.reports import Facts, Words, report
from stance.exports.sheets import csv, parquet

__all__ = [
    "MEDIA_TYPES", "ActorRecord", "ArticleRecord", "EvidenceRecord", "Facts", "Suffix", "Record", "StanceRecord", "Words",
    "csv", "file_name", "gexf", "graphml", "json_lines", "parquet", "record", "report",
]  # fmt: skip
