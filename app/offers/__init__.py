"""What courses, vacancies, transfers and slots have in common: a place, requirements, a record, findings."""
