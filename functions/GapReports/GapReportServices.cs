using CoProduction.Functions.GapReports.BackTests;
using CoProduction.Functions.GapReports.Nights;
using CoProduction.Functions.GapReports.Sealing;
using CoProduction.Functions.GapReports.WhatIf;

namespace CoProduction.Functions.GapReports;

public static class GapReportServices
{
    /// <summary>Adds gap reports, which are computed from the register and archived in blobs.</summary>
    public static IServiceCollection AddGapReports(this IServiceCollection services) =>
        services
            .AddSingleton<AnalysisGate>()
            .AddSingleton<GapReportService>()
            .AddSingleton<SnapshotArchive>()
            .AddSingleton<PublishedDocuments>()
            .AddSingleton<NightParts>()
            .AddSingleton<PublishedReports>()
            .AddSingleton<NightSchedule>()
            .AddSingleton<NightMessages>()
            .AddSingleton<NightRun>()
            .AddSingleton<WhatIfReports>()
            .AddSingleton<PublishedScenarioReports>()
            .AddSingleton<EarlierRegister>();
}
