CREATE TABLE `district_outlines` (
	`district_code` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`outlines` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`villages` integer NOT NULL,
	`source` text NOT NULL,
	`licence` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	FOREIGN KEY (`district_code`) REFERENCES `districts`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
