"""The review app's entry: page config and navigation."""

import streamlit as st

from review.facts import settle_once
from review.frame import dress
from review.navigation import ICON, NAMES, pages
from review.session import keep_address, refuse_other_addresses, saying_errors

st.set_page_config(page_title="Careo", page_icon=ICON, layout="wide")
keep_address()
refuse_other_addresses()
page = st.navigation(pages(), position="top")
dress(page.url_path or NAMES[0])
with saying_errors():
    page.run()
    settle_once()
