"""干部: boards of posts, a person's page, training, and the forms that enter facts about people."""
