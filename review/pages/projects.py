"""Projects."""

import streamlit as st

from review.session import tell

st.title(tell("page_projects"))
