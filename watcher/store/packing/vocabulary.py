"""The words that all rows have in common, in front of every one when it is compressed.

Rows are small, and most of a small row would be the names of fields. These bytes are part of the format: rows
cannot be read without them. They never change; other words would be another constant under another mark.
"""

from __future__ import annotations

PLACED = (
    '{"edits":["d text 4|-","a name,number,text |3+","a note |5+","e name,text 6=20-16+6=82-5+11=","a name '
    '|7.31+62","e furniture 40=10-3+3=","e link 8.10=12-3+3=","d name,text 9.45|-97","e text 11.98=45-3+3="'
    '],"disclosure":"undisclosed","reasons":["One edit of substance and no note came with it.","2 edits of '
    'substance and no note came with them.","No note speaks of the deletion of “a …”.","No note speaks of t'
    'he edit of “a” to “b”.","No note speaks of the addition of “b”.","No note speaks of the addition of “b'
    ' …”.","The same holds for 1 more."],"added_words":10,"removed_words":10}'
).encode()
"""What changes of older programs have in common; it stands behind what they lean on."""

LED = (
    b'{"e":["d text","a name,number,text","a note","e text ~62","e name,text .31","e furniture","a text",'
    b'"e text"],"disclosure":"partly","reasons":["+0 came.","~0 was changed (words).",[0]],"notes_added":[0],'
    b'"notes_changed":[[0,0]],"added_words":10,"removed_words":10}'
)
"""What changes have in common that stand behind their text; it stands behind the text that this leans on."""

TOLD = (
    '{"url":"https://","title":"","from":1,"to":2,"change":{"from":1,"to":2,"classes":["name","number","quo'
    'tation","text"],"added_words":1,"removed_words":1,"disclosure":"undisclosed","headline_changed":false,'
    '"notes_added":[]},"notes":[],"site":"","tags":[],"first_title":"","not_before":"2026-01-01T00:00:00Z",'
    '"captured_at":"2026-01-01T00:00:00Z","notes_changed":[],"notes_removed":[],"edits":[{"kind":"edit","cl'
    'asses":["text"],"before":"","after":"","spans":[["equal",""],["delete",""],["insert",""],["equal",""]]'
    '},{"kind":"addition","classes":["negation","text"],"before":"","after":"","spans":[["insert",""]]},{"k'
    'ind":"deletion","classes":["text"],"before":"","after":"","spans":[["delete",""]]}],"edits_total":1,"r'
    'ewritten":false,"reasons":["One edit of substance and no note came with it.","No note speaks of the ed'
    'it of “"],"truncated":false,"returns_to":null}'
).encode()
"""What the alerts about changes have in common; it stands behind the change that they lean on."""

VOCABULARY = (
    b'[["content-type","text/html; charset=utf-8"],["cache-control","public, max-age=60, s-maxage=300, '
    b'no-cache, private, must-revalidate"],["connection","keep-alive"],["server","nginx"],["server",'
    b'"cloudflare"],["cf-ray",""],["cf-cache-status","DYNAMIC"],["vary","Accept-Encoding, Cookie"],["etag",'
    b'"W/\\""],["age","0"],["via","1.1 varnish, 1.1 google"],["x-cache","HIT, MISS"],["x-cache-hits","0, 1"],'
    b'["x-served-by","cache-"],["x-timer","S1767225600.000000,VS0,VE1"],["x-frame-options","SAMEORIGIN"],'
    b'["x-content-type-options","nosniff"],["x-xss-protection","1; mode=block"],["referrer-policy",'
    b'"strict-origin-when-cross-origin"],["strict-transport-security","max-age=31536000; includeSubDomains; '
    b'preload"],["content-security-policy","upgrade-insecure-requests"],["set-cookie","; expires=; Path=/; '
    b'Secure; HttpOnly; SameSite=Lax"],["link","<https://; rel=preload; as=style"],["transfer-encoding",'
    b'"chunked"],["content-encoding","gzip"],["last-modified","Mon, 05 Jan 2026 10:00:00 GMT"],["expires",'
    b'"Tue, 06 Jan 2026 10:00:00 GMT"],["date","Wed, 07 Jan 2026 10:00:00 GMT"]]\n'
    b'{"url":"https://www.","title":"","from":1,"to":2,"change":{"from":1,"to":2,"classes":["name","number",'
    b'"quotation","text"],"added_words":1,"removed_words":1,"disclosure":"undisclosed","headline_changed":'
    b'false,"notes_added":[]},"notes":[],"site":"","tags":[],"first_title":"","not_before":"2026-01-01T00:'
    b'00:00Z","captured_at":"2026-01-01T00:00:00Z","notes_changed":[],"notes_removed":[],"edits":[{"kind":'
    b'"edit","classes":["text"],"before":"","after":"","spans":[["equal",""],["delete",""],["insert",""],'
    b'["equal",""]]},{"kind":"addition","classes":["negation","text"],"before":"","after":"","spans":[['
    b'"insert",""]]},{"kind":"deletion","classes":["text"],"before":"","after":"","spans":[["delete",""]]}]}\n'
    b'{"edits":[{"kind":"move","classes":["move"],"before":"","after":"","old_block":1,"new_block":2},{"kind":'
    b'"edit","classes":["headline","name"],"spans":[["equal",""],["delete",""],["insert",""],["equal",""]]},'
    b'{"kind":"edit","classes":["furniture"],"spans":[["equal",""],["delete",""],["insert",""],["equal",""]],'
    b'"old_block":3,"new_block":3},{"kind":"deletion","classes":["attribution","date","name","negation",'
    b'"number","quotation","text"],"spans":[["delete",""]],"old_block":4},{"kind":"addition","classes":["note"'
    b'],"spans":[["insert",""]],"new_block":5},{"kind":"edit","classes":["link","style","typo","text"],"spans"'
    b':[["equal",""],["delete",""],["insert",""],["equal",""]],"old_block":6,"new_block":6}],"disclosure":'
    b'"undisclosed","reasons":["Nothing of substance changed.","One edit of substance and no note came with '
    b'it.","2 edits of substance and no note came with them.","No note speaks of the edit of \xe2\x80\x9c\xe2'
    b'\x80\x9d to \xe2\x80\x9c\xe2\x80\x9d.","No note speaks of the addition \xe2\x80\x9c\xe2\x80\x9d.","No '
    b'note speaks of the deletion \xe2\x80\x9c \xe2\x80\xa6\xe2\x80\x9d."],"headline_changed":true,'
    b'"byline_changed":true,"modified_changed":true,"added_words":1,"removed_words":1,"rewritten":true}\n'
    b'{"edits":[],"disclosure":"disclosed","reasons":["The update of 2026-01-01 \xe2\x80\x9c \xe2\x80\xa6\xe2'
    b'\x80\x9d came.","The correction of 2026-01-01 \xe2\x80\x9c\xe2\x80\x9d was changed (words).","The note '
    b'was withdrawn.","Nothing else of substance changed."],"notes_added":[{"kind":"correction","form":'
    b'"section","label":"Correction","stated_date":"2026-01-01","stated_time":null,"stated_timezone":null,'
    b'"year_inferred":false,"text":"An earlier version of this article","position":"end","date_source":'
    b'"stated","first_block":1,"last_block":1,"start":0,"head_end":20,"text_end":100}],"notes_removed":[{'
    b'"kind":"update","form":"stamp","label":"Updated","stated_date":"2026-01-01","stated_time":"10:00:00",'
    b'"stated_timezone":"GMT","year_inferred":true,"text":"","position":"start","date_source":'
    b'"year_inferred","first_block":0,"last_block":0,"start":0,"head_end":20,"text_end":20}],"notes_changed":[['
    b'{"kind":"update","form":"section","label":"Update","stated_date":null,"stated_time":null,'
    b'"stated_timezone":null,"year_inferred":false,"text":"","position":"inline","first_block":5,"last_block":'
    b'5,"start":0,"head_end":7,"text_end":100}]],"disclosure":"stamp_only","disclosure":"partly"}\n'
    b'{"url":"https://www.","canonical_url":"https://www.","title":"","byline":"","site":"","published_at":'
    b'"2026-01-01T00:00:00+00:00","modified_at":"2026-01-01T00:00:00+00:00","language":"en","blocks":[{"kind":'
    b'"heading","role":"margin","text":"","reason":"title"},{"kind":"paragraph","role":"margin","text":"",'
    b'"reason":"filing"},{"kind":"quote","role":"body","text":"","reason":"prose"},{"kind":"list_item","role":'
    b'"margin","text":"","links":["https://www."],"reason":"sidebar"},{"kind":"heading","role":"body","text":'
    b'"","reason":"prose"},{"kind":"paragraph","role":"body","text":"","links":["https://www.","https://"],'
    b'"reason":"prose"},{"kind":"paragraph","role":"body","text":"","reason":"prose"}],"notes":[],"sources":[['
    b'"title","og"],["byline","json-ld"],["site","og"],["published_at","json-ld"],["modified_at","json-ld"],['
    b'"language","html"],["canonical_url","link"]]}\n'
)
"""In the order in which rows are most alike: what stands last is found first."""
