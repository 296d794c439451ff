ALTER TABLE `participant` ADD `invite_reason` text;--> statement-breakpoint
ALTER TABLE `policy_version` ADD `note` text;