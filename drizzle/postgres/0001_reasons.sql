ALTER TABLE "participant" ADD COLUMN "invite_reason" text collate "C";--> statement-breakpoint
ALTER TABLE "policy_version" ADD COLUMN "note" text collate "C";