"""The scripts of the app's pages, run by Streamlit."""
