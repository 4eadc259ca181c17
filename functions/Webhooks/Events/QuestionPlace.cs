namespace CoProduction.Functions.Webhooks.Events;

/// <summary>Which questions a webhook has told of.</summary>
/// <param name="Night">The id of the night after which the list was last looked at; empty for none.</param>
/// <param name="Known">The ids of the questions in the list that are no news; null before the first look, which finds nothing new.</param>
/// <param name="Untold">The ids of those that were new at the last look and are still to be told.</param>
public sealed record QuestionPlace(string Night, IReadOnlyList<string>? Known, IReadOnlyList<string> Untold)
{
    internal bool IsAhead(string night) => string.CompareOrdinal(night, Night) > 0;

    /// <summary>The place after a look at the list. A question that has left the list is forgotten, so that it is news when it comes back.</summary>
    internal QuestionPlace Seen(string night, IReadOnlyList<string> asked) => Known is null
        ? this with { Known = asked }
        : new QuestionPlace(night, [.. asked.Where(Known.Contains)], [.. asked.Where(question => !Known.Contains(question))]);

    /// <summary>The place after the event. What was not told, because it was hidden or answered meanwhile, is news when it comes back.</summary>
    internal QuestionPlace Past(IEnumerable<string> told) => this with { Known = [.. Known!, .. told], Untold = [] };
}
