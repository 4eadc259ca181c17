@export()
@description('Whose tokens the program accepts.')
type AccessSettings = {
  @description('The issuer of the tokens. {tenant} stands for the tenant of the caller.')
  @minLength(9)
  @maxLength(2000)
  issuer: string

  @description('The client id of the app registration that stands for the API, or several audiences separated by commas.')
  @minLength(1)
  @maxLength(2000)
  audience: string

  @description('The tenants of partners, as {"<tenant id>": "<code of the partner>"}. At least one.')
  tenants: {
    @description('The ISO 3166-1 alpha-3 code of the partner of this tenant.')
    @minLength(3)
    @maxLength(3)
    *: string
  }

  @description('The partner that runs the program. Only its operators change the table of tenants.')
  @minLength(3)
  @maxLength(3)
  host: string
}

@export()
@description('How the program sends mail.')
type MailSettings = {
  @description('The endpoint of Communication Services.')
  @maxLength(2000)
  endpoint: string

  @description('The address that mail comes from.')
  @maxLength(254)
  from: string
}

@export()
@description('Settings of the program. Those that are left out have the defaults that functions/Http/Middleware and functions/Hosting list.')
type OptionalSettings = {
  @description('Where the issuer publishes its keys, if not at the usual address.')
  @maxLength(2000)
  CoProduction__Access__MetadataAddress: string?

  @description('How far the clock of the issuer may differ, in seconds.')
  @minValue(0)
  @maxValue(300)
  CoProduction__Access__ClockSkewSeconds: int?

  @description('An origin whose pages may read answers, such as https://dashboard.example.org.')
  @maxLength(2000)
  CoProduction__Cors__Origins__0: string?

  @description('The client id of the application that people sign in to the dashboard with.')
  @minLength(36)
  @maxLength(36)
  CoProduction__Dashboard__ClientId: string?

  @description('Where people sign in to the dashboard, if not at https://login.microsoftonline.com/organizations.')
  @maxLength(2000)
  CoProduction__Dashboard__Authority: string?

  @description('What the dashboard asks for, if not the client id with /.default.')
  @maxLength(2000)
  CoProduction__Dashboard__Scope: string?

  @description('The largest body of a request to import, in bytes.')
  @minValue(1)
  @maxValue(104857600)
  CoProduction__Import__LargestBody: int?

  @description('The most bytes in all files of an import, uncompressed.')
  @minValue(1)
  @maxValue(10737418240)
  CoProduction__Import__LargestContent: int?

  @description('The most entries in a zip.')
  @minValue(1)
  @maxValue(10000)
  CoProduction__Import__MostEntries: int?

  @description('The most faults of an import that are listed in full.')
  @minValue(1)
  @maxValue(100000)
  CoProduction__Import__MostFaults: int?

  @description('The largest body of a record, in bytes.')
  @minValue(1024)
  @maxValue(16777216)
  CoProduction__Limits__LargestRecordBytes: int?

  @description('The largest page of a list, in items.')
  @minValue(1)
  @maxValue(500)
  CoProduction__Limits__LargestPage: int?

  @description('The items on a page if the request does not say.')
  @minValue(1)
  @maxValue(500)
  CoProduction__Limits__DefaultPage: int?

  @description('The longest path with query, in characters.')
  @minValue(256)
  @maxValue(8000)
  CoProduction__Limits__LongestAddress: int?

  @description('The requests that a caller may send continuously, a minute.')
  @minValue(1)
  @maxValue(1000000)
  CoProduction__Limits__RequestsPerMinute: int?

  @description('The requests that a caller may send at once after a pause.')
  @minValue(1)
  @maxValue(100000)
  CoProduction__Limits__Burst: int?

  @description('The unfinished imports of a partner.')
  @minValue(1)
  @maxValue(20)
  CoProduction__Limits__ConcurrentImports: int?

  @description('The published scenario reports of a partner.')
  @minValue(1)
  @maxValue(1000000)
  CoProduction__Limits__ScenarioReports: int?

  @description('The reports and analyses that an instance computes at once.')
  @minValue(1)
  @maxValue(64)
  CoProduction__Limits__ConcurrentAnalyses: int?

  @description('The further reports and analyses of a caller that wait.')
  @minValue(0)
  @maxValue(1000)
  CoProduction__Limits__WaitingAnalyses: int?

  @description('The memory in which each analysis keeps its trials, in MiB.')
  @minValue(16)
  @maxValue(16384)
  CoProduction__Limits__AnalysisMegabytes: int?

  @description('The trials behind the probabilities of each report.')
  @minValue(100)
  @maxValue(20000)
  CoProduction__Limits__ReportTrials: int?

  @description('The days for which it is known who read what.')
  @minValue(1)
  @maxValue(3650)
  CoProduction__Limits__ReadLogDays: int?

  @description('When the heads of the audit are kept: six cron fields, seconds first, in UTC.')
  @maxLength(200)
  CoProduction__Schedules__KeepAuditHeads: string?

  @description('When the register is archived. The alert for a missing archive expects it before 05:00.')
  @maxLength(200)
  CoProduction__Schedules__ArchiveGapReport: string?

  @description('When what is missing of a night is made up.')
  @maxLength(200)
  CoProduction__Schedules__ResumeGapReports: string?

  @description('When what nobody can request any longer is deleted.')
  @maxLength(200)
  CoProduction__Schedules__ForgetOld: string?

  @description('When archived nights that are older than the retention of reports are removed.')
  @maxLength(200)
  CoProduction__Schedules__RemoveArchives: string?

  @description('When events are delivered to webhooks that no message has asked for.')
  @maxLength(200)
  CoProduction__Schedules__DeliverWebhooks: string?

  @description('When the weekly reports that are due are sent. Once every quarter of an hour meets the hour of every time zone.')
  @maxLength(200)
  CoProduction__Schedules__SendWeeklyReports: string?

  @description('When the reminders of the month are sent that were not sent yet.')
  @maxLength(200)
  CoProduction__Schedules__SendMonthlyReminders: string?

  @description('The address under which people reach the program, if not that of the Function App: what links in mails begin with.')
  @maxLength(2000)
  CoProduction__PublicAddress: string?

  @description('The host name under which partners reach the program, if not that of the Function App: what receivers of events are asked to allow.')
  @maxLength(255)
  CoProduction__Webhooks__Origin: string?

  @description('The networks to which events may be sent although they are not public, in CIDR notation, separated by commas.')
  @maxLength(2000)
  CoProduction__Webhooks__AllowedNetworks: string?

  @description('How long a receiver of events may take to answer, in seconds.')
  @minValue(1)
  @maxValue(30)
  CoProduction__Webhooks__TimeoutSeconds: int?

  @description('The webhooks that a partner may have.')
  @minValue(1)
  @maxValue(100)
  CoProduction__Webhooks__MostPerPartner: int?
}
