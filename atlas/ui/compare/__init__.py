"""The page that sets two to four partners, countries or periods side by side, part by part."""
