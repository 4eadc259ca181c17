namespace CoProduction.Functions.Access.People;

/// <summary>The subjects that some handles stand for. A subject that was erased is not among them.</summary>
public sealed class Subjects(IReadOnlyDictionary<PersonHandle, string> found)
{
    /// <summary>The subject of an author; null if it was erased, or the author is no person.</summary>
    public string? Of(string? author) => PersonHandle.In(author) is { } handle ? found.GetValueOrDefault(handle) : null;

    /// <summary>The text with partner and subject in place of each handle whose subject is known.</summary>
    public string Into(string text) =>
        PersonHandle.Replace(text, handle => found.TryGetValue(handle, out var subject) ? $"{handle.Partner}:{subject}" : handle.Value);
}
