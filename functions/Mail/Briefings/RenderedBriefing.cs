namespace CoProduction.Functions.Mail.Briefings;

/// <summary>Where the links of one recipient's briefing lead.</summary>
/// <param name="Report">The sealed report that it was made from.</param>
/// <param name="Verify">Where the report is computed again and compared.</param>
/// <param name="Preferences">Where the recipient changes what it gets; null if there is no such page.</param>
/// <param name="Unsubscribe">Where the recipient ends the subscription.</param>
public sealed record BriefingLinks(string Report, string Verify, string? Preferences, string Unsubscribe);

/// <summary>A briefing as one recipient gets it.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The whole of it as plain text, in lines of at most <see cref="BriefingTemplates.PageWidth"/> characters but for links.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Images">The images that the HTML shows.</param>
/// <param name="Attachments">The attached files.</param>
public sealed record RenderedBriefing(
    string Subject, string Text, string Html, IReadOnlyList<InlineImage> Images, IReadOnlyList<BriefingAttachment> Attachments);
