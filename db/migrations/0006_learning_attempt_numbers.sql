DROP INDEX `attempts_cadre_quiz`;--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_cadre_quiz` ON `attempts` (`cadre_id`,`course_id`,`slug`,`number`);