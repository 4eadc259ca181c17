using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Mail.Sending;
using CoProduction.Functions.Store;
using CoProduction.Gaps.Scenarios;

namespace CoProduction.Functions.Mail.Subscriptions;

/// <summary>Creates and changes subscriptions, and plans the mails that ask new recipients to confirm their address.</summary>
public sealed class SubscriptionChanges(
    SubscriptionTable subscriptions, SendLedger ledger, MailMessages queue, IRegisterReader register, Visibility visibility, PublicAddress address, TimeProvider time)
{
    internal const int MostPerPartner = 100;

    /// <summary>Whether the partner can have one more subscription.</summary>
    internal async Task<bool> HasRoom(string partner, CancellationToken cancellation) => (await subscriptions.Of(partner, cancellation)).Count < MostPerPartner;

    /// <summary>The families, products and scenarios of a body that its partner cannot see or that do not exist.</summary>
    internal async Task<IReadOnlyList<BodyFault>> Unknown(SubscriptionBody body, Caller caller, CancellationToken cancellation)
    {
        if (body is { Families: null or [], Products: null or [], Scenarios: null or [] })
        {
            return [];
        }

        var plain = caller with { Roles = new HashSet<Role> { Role.Reader } };
        var seen = (await register.Read(cancellation)).VisibleTo(await visibility.Of(plain, cancellation)).Current();
        var products = seen.Items.Where(item => item.Family is not null).ToList();
        return
        [
            .. Faults("families", body.Families, products.Select(item => item.Family!.Value), "family of a product"),
            .. Faults("products", body.Products, products.Select(item => item.Code.Value), "product"),
            .. Faults("scenarios", body.Scenarios, seen.Scenarios.Select(one => one.Id.Value).Concat(ReadyScenarios.All.Select(one => one.Id.Value)), "scenario"),
        ];
    }

    /// <summary>Creates a subscription.</summary>
    /// <param name="body">A body that has passed its validator.</param>
    /// <param name="partner">The partner that owns it.</param>
    /// <param name="author">Who creates it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The subscription; the one that is there if a repeated request has created it already.</returns>
    internal async Task<Subscription> Create(SubscriptionBody body, string partner, Author author, string id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var empty = new Subscription
        {
            Id = id,
            Partner = partner,
            By = author.Name,
            CreatedAt = now,
            Recipients = [],
            Families = [],
            Products = [],
            Language = LanguageTag.Standard,
            Schedule = new WeeklySchedule(Weekday.Monday, 0, "UTC"),
            ScheduledAt = now,
            Attachments = [],
        };
        var made = body.Applied(empty, now) with { Recipients = Recipients(body.Addresses, empty, now) };
        if (!await subscriptions.Add(made, cancellation) && await subscriptions.Find(partner, id, cancellation) is { } there)
        {
            made = there;
        }

        await Ask(made, cancellation);
        return made;
    }

    /// <summary>Changes a subscription. Recipients who stay keep their state; what is kept of those who go is erased.</summary>
    /// <returns>The subscription; null where it is gone, or where its version is another.</returns>
    internal async Task<Subscription?> Replace(Subscription subscription, SubscriptionBody body, Func<Subscription, bool> isMeant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var isChanged = false;
        var changed = await subscriptions.Change(
            subscription,
            latest =>
            {
                isChanged = isMeant(latest);
                return isChanged ? body.Applied(latest, now) with { Recipients = Recipients(body.Addresses, latest, now) } : latest;
            },
            cancellation);
        if (changed is null || !isChanged)
        {
            return null;
        }

        foreach (var gone in subscription.Recipients.Where(former => changed.Find(former.Id) is null))
        {
            await ledger.Forget(subscription.Id, gone.Id, cancellation);
        }

        await Ask(changed, cancellation);
        return changed;
    }

    /// <summary>Plans the report of a night for every confirmed recipient, and sends it now. A repeated request plans nothing new, whoever has confirmed since.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="night">The night.</param>
    /// <param name="occasion">Names the request.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The messages.</returns>
    internal async Task<IReadOnlyList<Send>> SendNow(Subscription subscription, string night, string occasion, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        IReadOnlyList<Send> sends = [.. (await ledger.All(subscription.Id, cancellation)).Where(send => send.Occasion == occasion)];
        if (sends.Count == 0)
        {
            sends = [.. subscription.Recipients.Where(one => one.State == RecipientState.Confirmed).Select(one => Send.Planned(subscription, one, occasion, night, address.Host, now))];
            await ledger.Plan(sends, cancellation);
        }

        await queue.Send(subscription.Id, after: null, cancellation);
        return sends;
    }

    /// <summary>Asks each recipient who has not confirmed its address to do so, once.</summary>
    private async Task Ask(Subscription subscription, CancellationToken cancellation)
    {
        Send[] sends = [.. subscription.Recipients.Where(one => one.State == RecipientState.Pending).Select(one => Send.Confirmation(subscription, one, address.Host))];
        if (sends.Length > 0)
        {
            await ledger.Plan(sends, cancellation);
            await queue.Send(subscription.Id, after: null, cancellation);
        }
    }

    private static IReadOnlyList<Recipient> Recipients(IReadOnlyList<string> addresses, Subscription former, DateTimeOffset now) =>
    [
        .. addresses.Select(address =>
            former.Recipients.FirstOrDefault(one => one.Address.Equals(address, StringComparison.OrdinalIgnoreCase))
            ?? new Recipient(SlotId.Of(null, now), address, RecipientState.Pending, now)),
    ];

    private static IEnumerable<BodyFault> Faults(string member, IReadOnlyList<string>? names, IEnumerable<string> known, string noun)
    {
        var all = known.ToHashSet(StringComparer.Ordinal);
        return from pair in (names ?? []).Index()
               where !all.Contains(pair.Item)
               select new BodyFault($"/{member}/{pair.Index}", $"Is no {noun} that your partner sees.", BodyFault.UnknownReference);
    }
}
