"""Front pages of others, on this machine: how many a second, beside ours.

Neither is a personalised front page of 2,000 ranked stories: both list the newest entries of subscribed feeds. They
are what a person who reads feeds on a server of their own runs today.
"""
