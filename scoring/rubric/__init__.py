"""回应质量: each statement that went out, marked by eleven items and four gates.

One module an item; `card` holds the table and is the door. Nothing here changes the total.
"""
