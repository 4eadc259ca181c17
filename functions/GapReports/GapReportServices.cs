using CoProduction.Functions.GapReports.BackTests;
using CoProduction.Functions.GapReports.Current;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.GapReports.Questions;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.GapReports.WhatIf;
using CoProduction.Functions.Http;
using CoProduction.Functions.Runs;

namespace CoProduction.Functions.GapReports;

public static class GapReportServices
{
    /// <summary>Adds gap reports, which are computed from the register and archived in blobs.</summary>
    /// <exception cref="RefusedStartException">A setting is wrong.</exception>
    public static IServiceCollection AddGapReports(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<CurrentProjections>()
            .AddSingleton<CurrentAnswers>()
            .AddSingleton<GapReportService>()
            .AddSingleton<SnapshotArchive>()
            .AddSingleton<PublishedDocuments>()
            .AddSingleton<NightParts>()
            .AddSingleton<PublishedReports>()
            .AddSingleton<NightSchedule>()
            .AddSingleton<NightMessages>()
            .AddSingleton<NightRun>()
            .AddSingleton(ArchiveRetention.From(configuration))
            .AddScheduledRun<ArchiveRemoval>()
            .AddSingleton<NightlyArchive>(provider => new(provider.GetRequiredService<NightRun>()))
            .AddSingleton<IScheduledRun>(provider => provider.GetRequiredService<NightlyArchive>())
            .AddSingleton<PartnerQuestions>()
            .AddSingleton<WhatIfReports>()
            .AddSingleton<PublishedScenarioReports>()
            .AddSingleton<EarlierRegister>();
}
