"""What a director does: drills set up and begun, alone or in groups, and worked upon."""
