"""Pure rules: functions of records and `now` that return records or decisions."""
