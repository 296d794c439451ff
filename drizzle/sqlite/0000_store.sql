CREATE TABLE `authority` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authority_name` ON `authority` (`name`);--> statement-breakpoint
CREATE TABLE `expert` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`unit` text,
	`authority` text,
	`affiliation` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit`) REFERENCES `host_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `expert_unit` ON `expert` (`unit`);--> statement-breakpoint
CREATE INDEX `expert_authority` ON `expert` (`authority`);--> statement-breakpoint
CREATE TABLE `host_unit` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`authority` text NOT NULL,
	`address` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`authority`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `host_unit_name` ON `host_unit` (`authority`,`name`);--> statement-breakpoint
CREATE TABLE `studio` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`unit` text NOT NULL,
	`leader` text NOT NULL,
	`trade` text NOT NULL,
	`address` text,
	`recognised_on` text,
	`policy` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`unit`) REFERENCES `host_unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `studio_code` ON `studio` (`code`);--> statement-breakpoint
CREATE INDEX `studio_unit` ON `studio` (`unit`);--> statement-breakpoint
CREATE TABLE `studio_title` (
	`id` text PRIMARY KEY NOT NULL,
	`studio` text NOT NULL,
	`title` text NOT NULL,
	`since` text NOT NULL,
	`until` text,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`studio`) REFERENCES `studio`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `studio_title_studio` ON `studio_title` (`studio`);--> statement-breakpoint
CREATE TABLE `known_device` (
	`hash` text NOT NULL,
	`user` text NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`hash`, `user`),
	FOREIGN KEY (`user`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `known_device_user` ON `known_device` (`user`);--> statement-breakpoint
CREATE TABLE `one_time_code` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `one_time_code_user` ON `one_time_code` (`user`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`hash` text NOT NULL,
	`used_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_code_user` ON `recovery_code` (`user`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ended_at` integer,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	`second_factor` integer NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user`);--> statement-breakpoint
CREATE TABLE `throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL,
	`open_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user_account` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`folded_name` text NOT NULL,
	`role` text NOT NULL,
	`authority` text,
	`expert` text,
	`password_hash` text,
	`totp_secret` text,
	`totp_confirmed_at` integer,
	`totp_last_step` integer,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`authority`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expert`) REFERENCES `expert`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_folded_name` ON `user_account` (`folded_name`);--> statement-breakpoint
CREATE INDEX `user_expert` ON `user_account` (`expert`);--> statement-breakpoint
CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`participant` text NOT NULL,
	`member` text NOT NULL,
	`why` text NOT NULL,
	`ended_at` integer,
	`ended_reason` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member`) REFERENCES `panel_member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_member` ON `assignment` (`member`,`participant`);--> statement-breakpoint
CREATE INDEX `assignment_participant` ON `assignment` (`participant`);--> statement-breakpoint
CREATE TABLE `fact` (
	`id` text PRIMARY KEY NOT NULL,
	`participant` text NOT NULL,
	`criterion` text NOT NULL,
	`revision` integer NOT NULL,
	`amount` integer NOT NULL,
	`checked_by` text NOT NULL,
	`checked_on` text NOT NULL,
	`note` text,
	`recorded_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fact_revision` ON `fact` (`participant`,`criterion`,`revision`);--> statement-breakpoint
CREATE TABLE `panel` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_name` ON `panel` (`round`,`name`);--> statement-breakpoint
CREATE TABLE `panel_member` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`panel` text NOT NULL,
	`expert` text,
	`pseudonym` text,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`panel`) REFERENCES `panel`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`expert`) REFERENCES `expert`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_member_expert` ON `panel_member` (`round`,`expert`);--> statement-breakpoint
CREATE UNIQUE INDEX `panel_member_pseudonym` ON `panel_member` (`round`,`pseudonym`);--> statement-breakpoint
CREATE INDEX `panel_member_panel` ON `panel_member` (`panel`);--> statement-breakpoint
CREATE TABLE `participant` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`code` text NOT NULL,
	`studio` text,
	`authority` text,
	`name` text NOT NULL,
	`district` text NOT NULL,
	`recognised_on` text,
	`status` text NOT NULL,
	`status_reason` text,
	`panel` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`studio`) REFERENCES `studio`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`panel`) REFERENCES `panel`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_code` ON `participant` (`round`,`code`);--> statement-breakpoint
CREATE INDEX `participant_studio` ON `participant` (`studio`);--> statement-breakpoint
CREATE INDEX `participant_authority` ON `participant` (`authority`,`round`);--> statement-breakpoint
CREATE TABLE `policy_version` (
	`digest` text PRIMARY KEY NOT NULL,
	`policy` text NOT NULL,
	`title` text NOT NULL,
	`data` text NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `policy_version_policy` ON `policy_version` (`policy`);--> statement-breakpoint
CREATE TABLE `recusal` (
	`id` text PRIMARY KEY NOT NULL,
	`member` text NOT NULL,
	`participant` text NOT NULL,
	`reason` text NOT NULL,
	`recorded_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`member`) REFERENCES `panel_member`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `recusal_member` ON `recusal` (`member`,`participant`);--> statement-breakpoint
CREATE INDEX `recusal_participant` ON `recusal` (`participant`);--> statement-breakpoint
CREATE TABLE `round` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`title` text NOT NULL,
	`authority` text,
	`policy_version` text NOT NULL,
	`assessment` text NOT NULL,
	`date` text NOT NULL,
	`attempt` integer NOT NULL,
	`settings` text NOT NULL,
	`disagreement_limit` integer NOT NULL,
	`state` text NOT NULL,
	`assignment_seed` text,
	`settled` text,
	`imported` integer NOT NULL,
	`import_digest` text,
	`supersedes` text,
	`supersedes_reason` text,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`deliberation_at` integer,
	`final_at` integer,
	FOREIGN KEY (`authority`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_version`) REFERENCES `policy_version`(`digest`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersedes`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `round_code` ON `round` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `round_supersedes` ON `round` (`supersedes`);--> statement-breakpoint
CREATE INDEX `round_authority` ON `round` (`authority`);--> statement-breakpoint
CREATE TABLE `veto` (
	`id` text PRIMARY KEY NOT NULL,
	`participant` text NOT NULL,
	`trigger_id` text NOT NULL,
	`note` text NOT NULL,
	`recorded_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `veto_participant` ON `veto` (`participant`,`trigger_id`);--> statement-breakpoint
CREATE TABLE `entry` (
	`sheet` text NOT NULL,
	`criterion` text NOT NULL,
	`input` text NOT NULL,
	`points` integer,
	`revision` integer NOT NULL,
	`change_id` text NOT NULL,
	PRIMARY KEY(`sheet`, `criterion`),
	FOREIGN KEY (`sheet`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `entry_change` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet` text NOT NULL,
	`step` integer NOT NULL,
	`edition` integer NOT NULL,
	`criterion` text NOT NULL,
	`input` text NOT NULL,
	`base_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	`outcome` text NOT NULL,
	`points` integer,
	`user` text,
	`device_at` integer NOT NULL,
	`at` integer NOT NULL,
	`hash` text NOT NULL,
	FOREIGN KEY (`sheet`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entry_change_step` ON `entry_change` (`sheet`,`step`);--> statement-breakpoint
CREATE TABLE `refused_change` (
	`id` text NOT NULL,
	`user` text NOT NULL,
	`sheet_name` text NOT NULL,
	`criterion` text NOT NULL,
	`input` text NOT NULL,
	`code` text NOT NULL,
	`device_at` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`user`, `id`),
	FOREIGN KEY (`user`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sealed_sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet` text NOT NULL,
	`edition` integer NOT NULL,
	`entries` text NOT NULL,
	`points` text NOT NULL,
	`base` integer NOT NULL,
	`bonus` integer NOT NULL,
	`total` integer NOT NULL,
	`content_hash` text NOT NULL,
	`signature` text,
	`origin` text NOT NULL,
	`submitted_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`sheet`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signature`) REFERENCES `signature`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sealed_sheet_edition` ON `sealed_sheet` (`sheet`,`edition`);--> statement-breakpoint
CREATE TABLE `sheet` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`participant` text NOT NULL,
	`member` text NOT NULL,
	`state` text NOT NULL,
	`edition` integer NOT NULL,
	`changes` integer NOT NULL,
	`head` text NOT NULL,
	`sealed` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member`) REFERENCES `panel_member`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_member` ON `sheet` (`member`,`participant`);--> statement-breakpoint
CREATE INDEX `sheet_participant` ON `sheet` (`participant`);--> statement-breakpoint
CREATE INDEX `sheet_round` ON `sheet` (`round`,`state`);--> statement-breakpoint
CREATE TABLE `sheet_return` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet` text NOT NULL,
	`edition` integer NOT NULL,
	`reason` text NOT NULL,
	`rows` text NOT NULL,
	`returned_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`sheet`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`returned_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sheet_return_edition` ON `sheet_return` (`sheet`,`edition`);--> statement-breakpoint
CREATE TABLE `signature` (
	`id` text PRIMARY KEY NOT NULL,
	`sheet` text NOT NULL,
	`png` blob NOT NULL,
	`strokes` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`sheet`) REFERENCES `sheet`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signature_sheet` ON `signature` (`sheet`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`digest` text NOT NULL,
	`size` integer NOT NULL,
	`media_type` text NOT NULL,
	`file_name` text NOT NULL,
	`kind` text NOT NULL,
	`owner` text NOT NULL,
	`criterion` text,
	`added_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`added_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachment_owner` ON `attachment` (`kind`,`owner`);--> statement-breakpoint
CREATE INDEX `attachment_digest` ON `attachment` (`digest`);--> statement-breakpoint
CREATE TABLE `content` (
	`digest` text PRIMARY KEY NOT NULL,
	`bytes` blob NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `decision` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`number` integer NOT NULL,
	`data` text NOT NULL,
	`recorded_by` text,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_number` ON `decision` (`round`,`number`);--> statement-breakpoint
CREATE TABLE `holiday` (
	`date` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `holiday_year` ON `holiday` (`year`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`settlement` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`counting` text NOT NULL,
	`text` text NOT NULL,
	`audit_number` integer NOT NULL,
	`audit_hash` text NOT NULL,
	`published_by` text,
	`at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settlement`) REFERENCES `settlement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_round` ON `notice` (`round`);--> statement-breakpoint
CREATE TABLE `objection` (
	`id` text PRIMARY KEY NOT NULL,
	`notice` text NOT NULL,
	`receipt` text NOT NULL,
	`participant` text,
	`name` text NOT NULL,
	`contact` text NOT NULL,
	`text` text NOT NULL,
	`at` integer NOT NULL,
	`outcome` text,
	`reason` text,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`notice`) REFERENCES `notice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `objection_receipt` ON `objection` (`receipt`);--> statement-breakpoint
CREATE INDEX `objection_notice` ON `objection` (`notice`);--> statement-breakpoint
CREATE TABLE `settled_result` (
	`settlement` text NOT NULL,
	`participant` text NOT NULL,
	`rank` integer,
	`grade` text,
	`base` integer,
	`bonus` integer,
	`total` integer,
	`result` text NOT NULL,
	PRIMARY KEY(`settlement`, `participant`),
	FOREIGN KEY (`settlement`) REFERENCES `settlement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`participant`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `settled_result_participant` ON `settled_result` (`participant`);--> statement-breakpoint
CREATE TABLE `settlement` (
	`id` text PRIMARY KEY NOT NULL,
	`round` text NOT NULL,
	`number` integer NOT NULL,
	`bundle` text NOT NULL,
	`digests` text NOT NULL,
	`participants` integer NOT NULL,
	`quota` integer,
	`settled_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`round`) REFERENCES `round`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`settled_by`) REFERENCES `user_account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_number` ON `settlement` (`round`,`number`);--> statement-breakpoint
CREATE TABLE `anchor` (
	`number` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`why` text NOT NULL,
	`at` integer NOT NULL,
	`written_at` integer
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`act` text NOT NULL,
	`detail` text NOT NULL,
	`changes` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_act` ON `audit` (`act`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`);--> statement-breakpoint
CREATE TABLE `audit_change` (
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`object` text NOT NULL,
	`before` text,
	`after` text,
	PRIMARY KEY(`number`, `kind`, `object`),
	FOREIGN KEY (`number`) REFERENCES `audit`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_change_object` ON `audit_change` (`kind`,`object`,`number`);--> statement-breakpoint
CREATE TABLE `chain_turn` (
	`number` integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`actor` text NOT NULL,
	`key` text NOT NULL,
	`act` text NOT NULL,
	`request` text NOT NULL,
	`answer` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`actor`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);