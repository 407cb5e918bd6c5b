"""Where articles are found.

`discover` tells what is at an address, `polling` looks at feeds, sitemaps and fronts again and again,
`subscribing` lets feeds push.
"""
