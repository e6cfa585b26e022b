CREATE TABLE `rosters` (
	`district_code` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`last_number` integer NOT NULL
) STRICT;
