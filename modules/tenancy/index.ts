// tenancy: who people are, which companies (dossiers) and cabinets (accounting firms) exist, who may do what in them.
//
// Owns the tables users, sessions, user_totp, user_recovery_codes, user_passkeys, user_identities, identity_flows,
// identity_providers, instance_policy, cabinet_policies, login_throttles, instance_claims, instance_owners, companies,
// company_mail_addresses, company_memberships, company_profiles, company_views, cabinets, cabinet_memberships,
// cabinet_profiles, cabinet_dossiers, cabinet_assignments, cabinet_handovers, api_keys, cabinet_api_keys,
// company_mandates, company_mandate_states, company_mandate_sendings, company_platforms, company_platform_states,
// company_directory_addresses,
// company_sales_defaults, notification_choices, notification_marks, notification_quiet_hours, unused_access_reports, company_notification_choices, invitations, terms, terms_acceptances, company_journal, cabinet_journal, instance_journal,
// sirene_units, sirene_seats, sirene_extracts (the same for every tenant), and the
// functions tenancy_* that answer what is asked before a company is known.
// Publishes and listens to nothing. Every other module may call all that is exported here: first of all `authorize`,
// `companyProfile`, `record` (the journal) and `appFrame` (what surrounds their pages). What waits in the dossiers of a
// cabinet comes through a port. Knows: src alone.

import type { Module } from '#src/module.ts';
import { tenancySettings } from './config.ts';
import {
  forgetExpiredJob,
  importClientsJob,
  inviteImportedJob,
  noticeMandatesJob,
  runConnectorsJob,
  sendResetJob,
  tenancyCron,
  unusedJobs,
} from './jobs.ts';
import { notifications } from './notification-jobs.ts';
import { createPages } from './pages/index.ts';
import { mandateUploads } from './pages/mandates/index.ts';
import type { PaperPort, PersonalSource, Workload } from './ports.ts';
import { createApi } from './routes/index.ts';

export interface TenancyPorts {
  /** Who knows what waits in the dossiers of a cabinet. */
  readonly workload: Workload;
  /** Who draws what is to be signed. */
  readonly papers: PaperPort;
  /** Who knows what else of a person, for the copy of their own data. */
  readonly personal?: readonly PersonalSource[];
}

export function tenancyModule({ workload, papers, personal = [] }: TenancyPorts): Module {
  const { jobs, cron } = notifications(workload);
  return {
    name: 'tenancy',
    settings: tenancySettings,
    jobs: [
      forgetExpiredJob,
      sendResetJob,
      importClientsJob,
      inviteImportedJob,
      runConnectorsJob,
      noticeMandatesJob,
      ...unusedJobs,
      ...jobs,
    ],
    cron: [...tenancyCron, ...cron],
    api: createApi(papers),
    pages: createPages({ workload, papers, personal }),
    linkedUploads: mandateUploads,
  };
}

export type { PaperPort, PersonalSource, WorkloadPort } from './ports.ts';

export type { Connector } from './model/client-import/connector.ts';
export type {
  ClientImport,
  ImportLine,
  OutcomeCounts,
  Plan as ImportPlan,
  PlanCounts,
} from './model/client-import/types.ts';
export type { InvitationInfo, InvitationStatus } from './model/invitations.ts';
export { keyScopes, type KeyScope, type Right } from './model/rights.ts';
export type {
  ApiKeyInfo,
  CabinetListItem,
  CompanyAccess,
  CompanyListItem,
  CompanyPerson,
  CompanyProfile,
  MailAddress,
  Person,
  Preferences,
  HistoryEntry,
  PasskeyInfo,
  SessionInfo,
  SignedIn,
} from './model/types.ts';
export { authenticateApiKey, createApiKey, listApiKeys, revokeApiKey } from './service/api-keys.ts';
export { authorize, isAllowed } from './service/authorize.ts';
export { peopleToTell, sideOfActor, type PersonToTell, type Side } from './service/notifications/people.ts';
export { cabinetsOf, createCabinet, createDossier } from './service/cabinets.ts';
export type { AccessFact, Explanation } from './model/explanation.ts';
export type { Assignment, CabinetPerson, Client, Handover, Stage, WaitingCounts } from './model/cabinet/types.ts';
export type { RightGroup } from './model/rights.ts';
export type { HeldMandate } from './service/mandates/link.ts';
export type { ClientRegister, SeenMandate } from './service/mandates/read.ts';
export type { CabinetSummary } from './service/cabinet/clients.ts';
export { companiesOf, createCompany, openCompany } from './service/companies.ts';
export { companyByRecipient, mailAddresses, receivingAddress, setMailAlias } from './service/mail-addresses.ts';
export { addMember, companyPeople } from './service/members.ts';
export { companyLook } from './service/look.ts';
export { changeProfile, companyProfile } from './service/profile.ts';
export { claimInstance, initInstance, isClaimed, type InitInput, type InitOutcome } from './service/instance.ts';
export { checkInstanceJournal, checkJournal, record, type Act } from './service/journal.ts';
export { changePassword, createUser, resetPassword } from './service/people.ts';
export { quietNow } from './service/notifications/quiet.ts';
export { loadExtract, type LoadInput } from './service/sirene/load.ts';
export { lookUpCompany, sireneExtracts } from './service/sirene/look-up.ts';
export { grantOwnership, removeAllSecondFactors } from './service/identity/operator.ts';
export { findSession, listSessions, revokeSession } from './service/sessions.ts';
export { signIn, signOut } from './service/sign-in.ts';
export { gate } from './gate.ts';
export { allCabinets, allCompanies } from './repository/operator.ts';
export type { KeptData } from './model/personal-data.ts';
export { erasePersonalDataOf, exportPersonalDataOf, type PersonalData } from './service/personal-data.ts';
export { exportReport, journalReports, type JournalReport } from './service/journal-report.ts';
export { publicPages } from './pages/index.ts';
export { appFrame, type AppFrameOptions } from './pages/frame.ts';
export { cabinetCall, cabinetFrame, cabinetHref } from './pages/cabinet/frame.ts';
export { listClients } from './service/cabinet/clients.ts';
export { explanationHref } from './pages/explain.tsx';
export { explainRight } from './service/explain.ts';
