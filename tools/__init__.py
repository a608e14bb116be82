"""What ./dev is made of; nothing here is part of the product."""
