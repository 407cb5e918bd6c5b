"""Query parameters that say where a reader came from, not which page is asked.

They are dropped from an address, so that one article does not get two histories. A name is listed only
when its vendor defines it for tracking; a parameter that some site may read ("ref", "source", "id",
"share") stays.
"""

from __future__ import annotations

from urllib.parse import unquote_plus

PREFIXES: dict[str, str] = {
    "utm_": "campaign tags, understood by nearly every analytics product",
    "mtm_": "the same, Matomo",
    "pk_": "the same, Matomo under its old name Piwik",
    "piwik_": "the same, Piwik",
    "hsa_": "HubSpot, advertisements",
    "__hs": "HubSpot, visitor tokens (__hstc, __hssc, __hsfp)",
    "at_custom": "Piano (AT Internet), free campaign fields",
    "oly_": "Omeda, newsletter subscriber",
    "vero_": "Vero, mail campaigns",
    "guce_": "consent redirection: where the reader came from",
    "__cf_chl_": "Cloudflare, token of a solved challenge; stale at the next visit",
}
"""Beginning of a name, and why it may go."""

NAMES: dict[str, str] = {
    "fbclid": "Facebook, click",
    "gclid": "Google Ads, click",
    "gclsrc": "Google Ads, source of the click",
    "dclid": "Google display advertisements, click",
    "gbraid": "Google Ads, click in an app",
    "wbraid": "Google Ads, click from an app",
    "gad_source": "Google Ads, source of the click",
    "gad_campaignid": "Google Ads, campaign",
    "srsltid": "Google Merchant, search result",
    "_ga": "Google Analytics, visitor carried across domains",
    "_gl": "the same, newer",
    "msclkid": "Microsoft Advertising, click",
    "yclid": "Yandex Direct, click",
    "ysclid": "Yandex search, click",
    "_openstat": "Yandex and others, campaign",
    "twclid": "Twitter, click",
    "__twitter_impression": "Twitter, shown inside the app",
    "ttclid": "TikTok, click",
    "li_fat_id": "LinkedIn, click",
    "epik": "Pinterest, click",
    "igshid": "Instagram, sharing account",
    "igsh": "the same, newer",
    "mc_cid": "Mailchimp, campaign",
    "mc_eid": "Mailchimp, subscriber",
    "mkt_tok": "Marketo, mail recipient",
    "_hsenc": "HubSpot, mail recipient",
    "_hsmi": "HubSpot, mail",
    "hsctatracking": "HubSpot, button that was clicked",
    "_bta_tid": "Bronto, mail recipient",
    "_bta_c": "Bronto, campaign",
    "s_kwcid": "Adobe, advertising keyword",
    "ef_id": "Adobe, advertising click",
    "wickedid": "Wicked Reports, click",
    "rb_clickid": "click of a redirecting service",
    "at_medium": "Piano (AT Internet), campaign",
    "at_campaign": "the same",
    "at_campaign_type": "the same",
    "at_link_id": "the same",
    "at_link_origin": "the same",
    "at_link_type": "the same",
    "at_format": "the same",
    "at_ptr_name": "the same",
    "xtor": "AT Internet under its old name, campaign",
    "ns_mchannel": "comScore, campaign",
    "ns_source": "the same",
    "ns_campaign": "the same",
    "ns_linkname": "the same",
    "ns_fee": "the same",
    "wt.mc_id": "Webtrends, campaign",
    "wt_mc": "Mapp (Webtrekk), campaign",
    "wt_zmc": "the same",
    "guccounter": "consent redirection, counts its rounds",
}
"""Whole name, in lower case, and why it may go."""


def is_tracking(name: str) -> bool:
    """Whether a query parameter only says where the reader came from."""
    plain = unquote_plus(name).lower()
    return plain in NAMES or plain.startswith(tuple(PREFIXES))
