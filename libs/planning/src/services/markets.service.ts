import { Injectable } from '@nestjs/common';
import { UnitService } from '@lopso/org';
import { type Actor, cleanText, IdempotencyConflict, InvalidInput, NotFound, Transactions } from '@lopso/platform';
import { NotACommune } from '../planning.errors';
import { type MarketRule } from '../rules/market-days';
import { GroundRepository, type Market } from '../storage/ground.repository';
import { GroundDesk } from './ground-desk';

/** A market with the name of its commune. */
export interface MarketView extends Market {
  readonly communeName: string;
}

/** Market days of communes: nobody comes to a class then. */
@Injectable()
export class Markets {
  constructor(
    private readonly ground: GroundRepository,
    private readonly units: UnitService,
    private readonly desk: GroundDesk,
    private readonly transactions: Transactions,
  ) {}

  /** All markets of the province, by commune and name as Vietnamese sorts. */
  async list(actor: Actor): Promise<MarketView[]> {
    const province = await this.desk.read(actor);
    const communes = new Map((await this.units.listVisibleCommunes(actor)).map((unit) => [unit.id, unit.fullName]));
    const markets = await this.ground.marketsWithin(province.path);
    const named = markets.map((market) => ({ ...market, communeName: communes.get(market.communeId) ?? '' }));
    return named.sort(
      (one, other) =>
        one.communeName.localeCompare(other.communeName, 'vi') || one.name.localeCompare(other.name, 'vi'),
    );
  }

  /** Sent twice, it is written once. @throws InvalidInput without a rule, NotACommune, MarketNameTaken, IdempotencyConflict, NotFound */
  async add(
    actor: Actor,
    wish: MarketRule & { readonly id: string; readonly communeId: string; readonly name: string },
  ): Promise<void> {
    await this.desk.planned(actor);
    const unit = await this.units.getVisibleUnit(actor, wish.communeId);
    if (unit.kind !== 'commune') throw new NotACommune();
    const isMoving = wish.everyDays !== null && wish.countedFrom !== null;
    if ((wish.weekday !== null) === isMoving)
      throw new InvalidInput([{ pointer: '#/weekday', code: 'planning.market-rule' }]);
    const rule = isMoving ? { ...wish, weekday: null } : { ...wish, everyDays: null, countedFrom: null };
    await this.transactions.run(async () => {
      const market = { ...rule, name: cleanText(wish.name), unitPath: unit.path };
      if (!(await this.ground.addMarket(market))) return this.requireSame(market);
      await this.desk.note(actor, 'planning.market-added', wish.id, unit);
    });
  }

  private async requireSame(market: Market): Promise<void> {
    const known = await this.ground.findMarket(market.id);
    const said = (one: Market): string =>
      JSON.stringify([one.communeId, one.name, one.weekday, one.everyDays, one.countedFrom]);
    if (known === null || said(known) !== said(market)) throw new IdempotencyConflict();
  }

  /** @throws NotFound */
  async remove(actor: Actor, id: string): Promise<void> {
    const province = await this.desk.planned(actor);
    await this.transactions.run(async () => {
      const market = await this.ground.findMarket(id);
      if (market === null || !isWithin(market.unitPath, province.path)) throw new NotFound();
      await this.ground.removeMarket(id);
      await this.desk.note(actor, 'planning.market-removed', id, { path: market.unitPath });
    });
  }
}

const isWithin = (path: string, over: string): boolean => path === over || path.startsWith(`${over}.`);
