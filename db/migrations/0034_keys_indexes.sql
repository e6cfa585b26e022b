DROP INDEX `cadres_phone_pepper`;--> statement-breakpoint
CREATE INDEX `cadres_phone_pepper` ON `cadres` (`phone_pepper`,`district_code`) WHERE phone_key is not null;--> statement-breakpoint
CREATE INDEX `learning_events_cadre` ON `learning_events` (`cadre_id`);