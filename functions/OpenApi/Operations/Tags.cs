namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The headings under which operations stand, besides those of the resources.</summary>
internal static class Tags
{
    public static readonly IReadOnlyList<(string Name, string Description)> All =
    [
        ("gap-reports", "How far the allies are on the way to their goals: as of now, and as it was archived each night."),
        ("scenario-reports", "Gap reports under scenarios, as they were published."),
        ("ready-scenarios", "Scenarios that every register has."),
        ("imports", "Files of the exchange format, into the register."),
        ("exports", "Files of the exchange format, out of the register."),
        ("changes", "What was changed, so that a mirror of the register can follow it."),
        ("audit", "Whether the history of the register is as it was written."),
        ("duplicates", "Sites that may be registered twice."),
        ("service", "The program itself: where to start, whether it can work, what it answers."),
    ];
}
