"""Frames to Plotly figures, one module a figure. Does not know Streamlit; every mark carries what leads to its sentences."""
