"""The Protection page: where strategic infrastructure crosses, what lies near it, and who watches over it."""
