namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Where the links of one recipient's briefing lead.</summary>
/// <param name="Report">The sealed report that it was made from.</param>
/// <param name="Verify">Where the report is computed again and compared.</param>
/// <param name="Preferences">Where the recipient changes what it gets; null if there is no such page.</param>
/// <param name="Unsubscribe">Where the recipient ends the subscription.</param>
public sealed record BriefingLinks(string Report, string Verify, string? Preferences, string Unsubscribe);
