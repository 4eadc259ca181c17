using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Mail.Carriers;
using CoProduction.Functions.Mail.Consent;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Mail.Subscriptions;
using CoProduction.Functions.Runs;

namespace CoProduction.Functions.Mail;

public static class MailServices
{
    /// <summary>Adds the weekly mail. It needs gap reports, access and the clients of the storage account among the services.</summary>
    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddMailCarriers(configuration)
            .AddSingleton(PublicAddress.From(configuration))
            .AddSingleton<MailTable>()
            .AddSingleton<SubscriptionTable>()
            .AddTraces<SubscriptionTable>()
            .AddSingleton<SubscriptionChanges>()
            .AddSingleton<SendLedger>()
            .AddSingleton<Departures>()
            .AddSingleton<LinkKeys>()
            .AddSingleton<MailLinks>()
            .AddSingleton<MailMessages>()
            .AddSingleton<MailWriter>()
            .AddSingleton<MailRun>()
            .AddScheduledRun<WeeklyReports>()
            .AddScheduledRun<MonthlyReminders>();
}
