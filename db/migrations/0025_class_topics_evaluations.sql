CREATE TABLE `evaluation_counts` (
	`meeting_id` text NOT NULL,
	`question` text NOT NULL,
	`subject` text NOT NULL,
	`mark` integer NOT NULL,
	`count` integer NOT NULL,
	`shown` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `question`, `subject`, `mark`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evaluation_people` (
	`meeting_id` text NOT NULL,
	`cadre_id` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `cadre_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evaluation_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`question` text NOT NULL,
	`body` text NOT NULL,
	`is_shown` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `evaluations` (
	`meeting_id` text PRIMARY KEY NOT NULL,
	`answers` integer NOT NULL,
	`shown` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `module_openings` (
	`cadre_id` text NOT NULL,
	`course_id` text NOT NULL,
	`module_slug` text NOT NULL,
	`topic_code_id` text NOT NULL,
	`opened_at` text NOT NULL,
	PRIMARY KEY(`cadre_id`, `course_id`, `module_slug`),
	FOREIGN KEY (`cadre_id`) REFERENCES `cadres`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`topic_code_id`) REFERENCES `topic_codes`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `module_openings_code` ON `module_openings` (`topic_code_id`);--> statement-breakpoint
CREATE TABLE `topic_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`district_code` text NOT NULL,
	`area_code` text NOT NULL,
	`course_id` text NOT NULL,
	`version_id` text NOT NULL,
	`modules` text NOT NULL,
	`opened_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`opened_by` text NOT NULL,
	`opened_by_name` text NOT NULL,
	`closed_at` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `topic_codes_district` ON `topic_codes` (`district_code`,`ends_at`);--> statement-breakpoint
CREATE TABLE `topic_tries` (
	`cadre_id` text PRIMARY KEY NOT NULL,
	`window_at` text NOT NULL,
	`fails` integer NOT NULL
) STRICT;
