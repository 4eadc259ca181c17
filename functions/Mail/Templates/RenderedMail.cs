using CoProduction.Functions.Mail.Briefings;

namespace CoProduction.Functions.Mail.Templates;

/// <summary>A mail as one recipient gets it.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The whole of it as plain text, in lines of at most <see cref="MailTemplates.PageWidth"/> characters but for links.</param>
/// <param name="Html">The same as HTML.</param>
/// <param name="Images">The images that the HTML shows.</param>
/// <param name="Attachments">The attached files.</param>
public sealed record RenderedMail(
    string Subject, string Text, string Html, IReadOnlyList<InlineImage> Images, IReadOnlyList<BriefingAttachment> Attachments);
