using CoProduction.Functions.Store.Tables;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.People;

/// <summary>Finds what is kept of a person, and erases the subject.</summary>
public sealed class PersonalData(PeopleTable table, KnownPeople known, IEnumerable<ITraces> places, TimeProvider time)
{
    private const int MostTries = 5;

    /// <summary>What is kept of a subject; null if nothing is.</summary>
    public async Task<PersonResponse?> Of(CountryCode partner, string subject, CancellationToken cancellation)
    {
        if (await table.HandleOf(partner, subject, cancellation) is { } handle && await Of(handle, cancellation) is { } person)
        {
            return person;
        }

        var earlier = await Traces(Named(partner, subject), cancellation);
        return earlier.Count == 0 ? null : new PersonResponse(null, partner.Value, subject, null, null, null, [], earlier);
    }

    /// <summary>What is kept of the person whom a handle stands for; null if there never was such a handle.</summary>
    public async Task<PersonResponse?> Of(PersonHandle handle, CancellationToken cancellation) =>
        await table.Find(handle, cancellation) is { } person
            ? new PersonResponse(
                handle.Value,
                handle.Partner.Value,
                person.Subject,
                person.Since,
                person.ErasedAt,
                person.ErasedBy,
                await Traces(handle.Value, cancellation),
                person.Subject is { } subject ? await Traces(Named(handle.Partner, subject), cancellation) : [])
            : null;

    /// <summary>Erases the subject of a handle, or nothing at all. Repeating it is harmless.</summary>
    /// <returns>
    /// Whether there is such a handle, and what keeps its subject from being erased: the places that name the subject itself, in rows from before handles.
    /// </returns>
    public async Task<(bool IsKnown, IReadOnlyList<TraceCount> Earlier)> Erase(PersonHandle handle, string by, CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var person = await table.Find(handle, cancellation);
            if (person?.Subject is not { } subject)
            {
                return (person is not null, []);
            }

            if (await Traces(Named(handle.Partner, subject), cancellation) is { Count: > 0 } earlier)
            {
                return (true, earlier);
            }

            if (await table.Erase(person, time.GetUtcNow(), by, cancellation))
            {
                known.Drop(handle, subject);
                return (true, []);
            }
        }

        throw new ContendedRecordException("person", handle.Value);
    }

    private async Task<IReadOnlyList<TraceCount>> Traces(string author, CancellationToken cancellation)
    {
        var counts = new List<TraceCount>();
        foreach (var place in places.OrderBy(place => place.Place))
        {
            if (await place.Count(author, cancellation) is > 0 and var count)
            {
                counts.Add(new TraceCount(place.Place, count));
            }
        }

        return counts;
    }

    private static string Named(CountryCode partner, string subject) => $"{partner}:{subject}";
}
