namespace CoProduction.Functions.Mail.Briefings;

/// <summary>
/// A briefing in words and written figures, in the order of the mail and without any layout. Its text and its HTML are both written from it, so that
/// they cannot disagree.
/// </summary>
/// <param name="Marking">Who may receive it. It stands in the subject, and in the first and the last line.</param>
/// <param name="Subject">The subject of the mail.</param>
/// <param name="Title">Whose briefing it is.</param>
/// <param name="Headline">What it comes to, in a sentence.</param>
/// <param name="About">Which night, case and readings it shows.</param>
/// <param name="Families">The verdicts.</param>
/// <param name="Sections">What changed, what binds, what would help, what is asked, and what is weak, in this order.</param>
/// <param name="Night">The id of the sealed report that it was made from.</param>
/// <param name="Sha256">The hash in its seal.</param>
/// <param name="Charts">The charts that the HTML shows; empty if none are wanted.</param>
/// <param name="Attachments">The attached files; empty if none are wanted.</param>
internal sealed record Briefing(
    string Marking,
    string Subject,
    string Title,
    string Headline,
    IReadOnlyList<string> About,
    IReadOnlyList<FamilyBriefing> Families,
    IReadOnlyList<BriefingSection> Sections,
    string Night,
    string Sha256,
    IReadOnlyList<InlineImage> Charts,
    IReadOnlyList<BriefingAttachment> Attachments);

/// <summary>The verdict on a family and its products.</summary>
/// <param name="Family">The family.</param>
/// <param name="Verdict">reached, open or missed; no goal or no baseline without a verdict.</param>
/// <param name="Goal">What the goal asks for.</param>
/// <param name="Floor">The index at the goal's end at the floor.</param>
/// <param name="Central">The same in the central reading.</param>
/// <param name="Ceiling">The same at the ceiling.</param>
/// <param name="Chance">The probability that every product reaches its goal.</param>
/// <param name="Decides">Which products are missed, open and reached, and by which items.</param>
/// <param name="Course">How the index goes from month to month, in a sentence: the chart in words. Empty without months.</param>
/// <param name="ChartId">The content id of its chart; empty if none is shown.</param>
/// <param name="Products">The products that have a verdict.</param>
/// <param name="Unjudged">The sentence on products without a baseline; empty if there are none.</param>
internal sealed record FamilyBriefing(
    string Family,
    string Verdict,
    string Goal,
    string Floor,
    string Central,
    string Ceiling,
    string Chance,
    string Decides,
    string Course,
    string ChartId,
    IReadOnlyList<ProductBriefing> Products,
    string Unjudged);

/// <summary>The verdict on a product, in units a month in the goal's last month.</summary>
/// <param name="Product">Its code, with those that share its goal.</param>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">reached, open or missed.</param>
/// <param name="Goal">The goal.</param>
/// <param name="Floor">The output at the floor.</param>
/// <param name="Central">The output in the central reading.</param>
/// <param name="Ceiling">The output at the ceiling.</param>
/// <param name="Chance">The probability that it reaches its goal.</param>
internal sealed record ProductBriefing(string Product, string Name, string Verdict, string Goal, string Floor, string Central, string Ceiling, string Chance);

/// <summary>A section: sentences, a table, and points.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Leads">The sentences at its beginning, at least one unless there are items.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Items">Its points.</param>
internal sealed record BriefingSection(string Title, IReadOnlyList<string> Leads, IReadOnlyList<BriefingTable> Tables, IReadOnlyList<BriefingItem> Items);

/// <summary>A point, and what belongs to it.</summary>
/// <param name="Head">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="Points">Its details.</param>
internal sealed record BriefingItem(string Head, string Text, IReadOnlyList<string> Points);

/// <summary>A table with few columns. The first holds text, the others hold figures.</summary>
/// <param name="Heads">The heads of the columns.</param>
/// <param name="Rows">The cells of each row.</param>
internal sealed record BriefingTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>An image that the HTML shows.</summary>
/// <param name="ContentId">Its id in the message, without angle brackets.</param>
/// <param name="Png">Its bytes.</param>
/// <param name="Alt">The same in a sentence.</param>
public sealed record InlineImage(string ContentId, ReadOnlyMemory<byte> Png, string Alt);

/// <summary>An attached file.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="ContentType">Its media type, without parameters.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record BriefingAttachment(string FileName, string ContentType, ReadOnlyMemory<byte> Bytes);
