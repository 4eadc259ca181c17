namespace CoProduction.Functions.OpenApi.Operations;

/// <summary>The groups of operations that belong to no resource.</summary>
internal static class Tags
{
    public static readonly IReadOnlyList<(string Name, string Description)> All =
    [
        ("gap-reports", "The progress of the allies towards their goals: current, and archived each night. Figures are rounded to six significant digits or whole units; what is published keeps all digits."),
        ("scenario-reports", "Published gap reports under scenarios."),
        ("ready-scenarios", "Scenarios that every register has."),
        ("imports", "Imports of records into the register, and their jobs."),
        ("exports", "Exports of records from the register."),
        ("changes", "The changes to records, for mirrors of the register."),
        ("webhooks", "Subscriptions: the program sends events to an address as soon as they happen."),
        ("subscriptions", "The weekly gap report by mail: who gets it and when, what was sent, and the links in it."),
        ("audit", "Checks that the history of the register is unchanged, and shows who read what."),
        ("runs", "For operators: what timers did, and running it by hand."),
        ("people", "For operators: what is kept of a person, and its erasure."),
        ("tenants", "For operators: which tenants of the token issuer speak for which partners."),
        ("duplicates", "Sites that may be registered twice."),
        ("service", "The program itself: its starting page, its health and this document."),
    ];
}
