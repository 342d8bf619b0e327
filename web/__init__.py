"""Room 4, the shell: people, clock, disk and HTTP. Everything impure lives here."""
