"""The writers on forty fixed stories, and what people who read their sentences said of them."""
