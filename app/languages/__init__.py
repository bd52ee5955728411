"""Sentences become Chinese or English text here; the Chinese lives in `zh_CN/<room>.po`."""

from app.languages.rendering import ENGLISH, LOCALES, SIMPLIFIED_CHINESE, render

__all__ = ["ENGLISH", "LOCALES", "SIMPLIFIED_CHINESE", "render"]
