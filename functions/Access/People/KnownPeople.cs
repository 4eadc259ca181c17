using CoProduction.Functions.Store;
using CoProduction.Functions.Store.Tables;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access.People;

/// <summary>
/// Finds the handle of a caller and the subjects of handles. What is older than <see cref="Longest"/> is read again: who is erased on one instance
/// is shown by no other after that time, and gets another handle.
/// </summary>
public sealed class KnownPeople(PeopleTable table, TimeProvider time)
{
    /// <summary>The age at which what was read of a person is used no longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private const int MostKept = 10_000;
    private const int MostTries = 5;

    private readonly RecentValues<(CountryCode Partner, string Subject), PersonHandle> handles = new(Longest, MostKept, time);
    private readonly RecentValues<PersonHandle, string?> subjects = new(Longest, MostKept, time);

    /// <summary>The handle of a subject, which gets one if it has none.</summary>
    public async ValueTask<PersonHandle> HandleOf(CountryCode partner, string subject, CancellationToken cancellation)
    {
        if (handles.TryGet((partner, subject), out var known))
        {
            return known;
        }

        for (var tries = 1; tries <= MostTries; tries++)
        {
            var begun = time.GetUtcNow();
            var handle = await table.HandleOf(partner, subject, cancellation);
            if (handle is null && PersonHandle.New(partner) is var made && await table.Add(made, subject, begun, cancellation))
            {
                handle = made;
            }

            if (handle is not null)
            {
                handles.Keep((partner, subject), handle, begun);
                return handle;
            }
        }

        throw new ContendedRecordException("person", "of the token");
    }

    /// <summary>The subjects of those whose handles the authors or texts name.</summary>
    public async Task<Subjects> SubjectsIn(IEnumerable<string?> texts, CancellationToken cancellation)
    {
        var named = texts.OfType<string>().SelectMany(PersonHandle.AllIn).ToHashSet();
        var found = new Dictionary<PersonHandle, string>();
        foreach (var some in named.Chunk(StorageRequests.AtOnce))
        {
            foreach (var (handle, subject) in some.Zip(await Task.WhenAll(some.Select(handle => SubjectOf(handle, cancellation)))))
            {
                if (subject is not null)
                {
                    found[handle] = subject;
                }
            }
        }

        return new Subjects(found);
    }

    /// <summary>Uses nothing any longer that this instance has read of a person.</summary>
    internal void Drop(PersonHandle handle, string subject)
    {
        handles.Drop((handle.Partner, subject));
        subjects.Drop(handle);
    }

    private async Task<string?> SubjectOf(PersonHandle handle, CancellationToken cancellation)
    {
        if (!subjects.TryGet(handle, out var subject))
        {
            var begun = time.GetUtcNow();
            subject = (await table.Find(handle, cancellation))?.Subject;
            subjects.Keep(handle, subject, begun);
        }

        return subject;
    }
}
