"""通知 Chinese notices read into drafts of tasks. Nothing is loaded here: who only decodes a file needs no reader."""
